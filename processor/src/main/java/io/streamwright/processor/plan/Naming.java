package io.streamwright.processor.plan;

import com.palantir.javapoet.ClassName;
import io.streamwright.processor.model.JobModel;
import io.streamwright.processor.model.NamedType;
import io.streamwright.processor.model.OperatorModel;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The names of generated classes.
 *
 * <p>All begin with the job's, since two jobs may share an operator or a type. What must reach members of a package stands in
 * that package; there the name holds the job's package as well, so that jobs of the same name do not meet.
 */
public final class Naming {
    private static final Pattern CAMEL_CASE = Pattern.compile("[a-z]+([A-Z][a-z]+)*");
    private static final Pattern CAPITAL = Pattern.compile("[A-Z]");

    private final JobModel job;
    private final String jobName;

    public Naming(JobModel job) {
        this.job = job;
        this.jobName = String.join("_", job.name().simpleNames());
    }

    /** The wiring of a lane, in the package of the job. */
    public ClassName lane() {
        return ClassName.get(job.packageName(), jobName + "_Lane");
    }

    /** What runs an operator, in the operator's own package. */
    public ClassName operator(ClassName operator) {
        return beside(operator.packageName(), operator, "");
    }

    /**
     * What reads and writes a type.
     *
     * @param isFromAnywhere whether any package can, so that it stands in the package of the job; else in that of the type
     */
    public ClassName codec(ClassName type, boolean isFromAnywhere) {
        return beside(isFromAnywhere ? job.packageName() : type.packageName(), type, "_Codec");
    }

    private ClassName beside(String packageName, ClassName type, String suffix) {
        String prefix =
                packageName.equals(job.packageName()) || job.packageName().isEmpty()
                        ? jobName
                        : job.packageName().replace('.', '_') + "_" + jobName;
        return ClassName.get(packageName, prefix + "_" + String.join("_", shortNames(type)) + suffix);
    }

    /** The name without the job's own, for what is nested in it; unless something else of the job is called just that. */
    private List<String> shortNames(ClassName type) {
        List<String> names = type.simpleNames();
        List<String> around = job.name().simpleNames();
        boolean nested = type.packageName().equals(job.packageName())
                && names.size() > around.size()
                && names.subList(0, around.size()).equals(around);
        if (!nested) {
            return names;
        }
        List<String> inner = names.subList(around.size(), names.size());
        ClassName twin = ClassName.get(
                type.packageName(), inner.get(0), inner.subList(1, inner.size()).toArray(String[]::new));
        boolean taken = Stream.concat(
                        job.operators().stream().map(OperatorModel::name),
                        job.types().all().stream().map(NamedType::name))
                .anyMatch(twin::equals);
        return taken ? names : inner;
    }

    /**
     * {@code views} gives {@code Views}, to be put behind a prefix. A name that begins with a capital already gets an underscore,
     * so that {@code views} and {@code Views} stay apart.
     */
    public static String capitalise(String name) {
        char first = name.charAt(0);
        return Character.isUpperCase(first) ? "_" + name : Character.toUpperCase(first) + name.substring(1);
    }

    /**
     * {@code lastSeen} gives {@code LAST_SEEN}. Names that are not plain camel case stay as they are: two of them could give the
     * same constant.
     */
    public static String constant(String name) {
        if (!CAMEL_CASE.matcher(name).matches()) {
            return name;
        }
        return CAPITAL.matcher(name).replaceAll("_$0").toUpperCase(Locale.ROOT);
    }

    /** The name of a timer as part of an identifier: what cannot stand in one becomes its number. */
    public static String identifier(String name) {
        StringBuilder result = new StringBuilder();
        name.chars().forEach(c -> {
            if (Character.isJavaIdentifierPart(c)) {
                result.append((char) c);
            } else {
                result.append('_').append(c).append('_');
            }
        });
        return Character.isJavaIdentifierStart(result.charAt(0)) ? result.toString() : "_" + result;
    }
}
