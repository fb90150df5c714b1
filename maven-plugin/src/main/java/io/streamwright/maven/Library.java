package io.streamwright.maven;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Something on the run-time class path of the job besides its own classes.
 *
 * @param groupId as in the pom
 * @param artifactId as in the pom
 * @param version as in the pom, for snapshots without a time
 * @param classifier as in the pom, empty if there is none
 * @param file a jar, or a folder of classes where another module of the same build has not been packaged
 */
record Library(String groupId, String artifactId, String version, String classifier, Path file) {

    /** What it is called in the folder of libraries. */
    String fileName() {
        return artifactId + "-" + version + (classifier.isEmpty() ? "" : "-" + classifier) + ".jar";
    }

    /**
     * The file.
     *
     * @throws BuildProblem if it does not exist
     */
    Path requireFile() throws BuildProblem {
        if (!Files.exists(file)) {
            throw new BuildProblem("the library " + groupId + ":" + artifactId + ":" + version + " is not at " + file);
        }
        return file;
    }

    /** What it is called there if another one has the same {@link #fileName}. */
    String longFileName() {
        return groupId + "." + fileName();
    }
}
