package io.streamwright.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Where a command writes to. Injected, so that tests see what a person would.
 *
 * @param out results: the graph, help
 * @param err everything about the run: messages, the live line
 * @param outIsTerminal whether a person reads {@code out}, so that colour is welcome
 * @param errIsTerminal whether a person reads {@code err}, so that a line may be rewritten in place
 * @param unicode whether lines and arrows beyond ASCII can be shown
 */
record Terminal(PrintStream out, PrintStream err, boolean outIsTerminal, boolean errIsTerminal, boolean unicode) {

    /** This process's own. {@code NO_COLOR} and {@code TERM=dumb} count as no terminal. */
    static Terminal system() {
        boolean plain = System.getenv("NO_COLOR") != null
                || "dumb".equals(System.getenv().getOrDefault("TERM", ""));
        return new Terminal(
                System.out, System.err, !plain && isTerminal(1), !plain && isTerminal(2), canShow(outputCharset()));
    }

    /** Where the system tells which file a descriptor is, that decides; else the console, which stands for all three. */
    @SuppressWarnings("SystemConsoleNull") // The console of java.base is null where there is no terminal.
    private static boolean isTerminal(int descriptor) {
        Path link = Path.of("/proc/self/fd/" + descriptor);
        if (Files.isSymbolicLink(link)) {
            try {
                String target = Files.readSymbolicLink(link).toString();
                return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
            } catch (IOException e) {
                return false;
            }
        }
        // JDK 22 to 24 give a console even where there is none, unless asked for the one of java.base.
        if (System.getProperty("jdk.console") == null) {
            System.setProperty("jdk.console", "java.base");
        }
        return System.console() != null;
    }

    /** What {@link System#out} encodes with: the property's name differs between the JDKs. */
    static Charset outputCharset() {
        for (String property : new String[] {"stdout.encoding", "sun.stdout.encoding", "native.encoding"}) {
            String name = System.getProperty(property);
            if (name != null && !name.isEmpty()) {
                try {
                    return Charset.forName(name);
                } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
                    // the next one
                }
            }
        }
        return Charset.defaultCharset();
    }

    private static boolean canShow(Charset charset) {
        return charset.name().toUpperCase(Locale.ROOT).startsWith("UTF")
                || charset.canEncode() && charset.newEncoder().canEncode("│├└─▶◀");
    }
}
