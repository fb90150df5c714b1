package io.streamwright.maven;

/**
 * A job that the annotation processor has compiled.
 *
 * @param name the name of the job, as in {@code @StreamJob("page-views")}
 * @param interfaceName the fully qualified name of the interface that declares it
 * @param mainClass the fully qualified name of the generated class
 * @param runnable whether that has a {@code main}: whether the command line was on the class path of the compiler
 */
record JobEntry(String name, String interfaceName, String mainClass, boolean runnable) {

    /** Whether a user who writes {@code text} means this job. */
    boolean answersTo(String text) {
        return text.equals(name) || text.equals(interfaceName) || text.equals(mainClass);
    }
}
