package io.streamwright.samples.nativeimage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What was measured on. */
final class Machine {
    private static final Pattern MODEL = Pattern.compile("model name\\s*:\\s*(.+)");

    private Machine() {}

    /** In words, for a page. */
    static String describe() throws Exception {
        Path cpuInfo = Path.of("/proc/cpuinfo");
        Matcher model = MODEL.matcher(Files.isReadable(cpuInfo) ? Files.readString(cpuInfo) : "");
        return (model.find() ? model.group(1) : "unknown processor") + ", "
                + Runtime.getRuntime().availableProcessors() + " processors; " + System.getProperty("java.vm.name")
                + " "
                + System.getProperty("java.vm.version") + "; executables by " + builder();
    }

    private static String builder() throws Exception {
        String home = System.getenv("GRAALVM_HOME");
        if (home == null) {
            return "a GraalVM that is not known: GRAALVM_HOME is not set";
        }
        Process process = new ProcessBuilder(home + "/bin/native-image", "--version").start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        return said.lines().findFirst().orElse("unknown");
    }
}
