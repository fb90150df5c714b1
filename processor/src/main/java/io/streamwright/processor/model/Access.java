package io.streamwright.processor.model;

/**
 * From where a class can be named.
 *
 * @param packageName its package, empty for the unnamed one
 * @param isPublic whether it and all classes around it are public
 * @param isPrivate whether it or a class around it is private, so that not even its own package reaches it
 */
public record Access(String packageName, boolean isPublic, boolean isPrivate) {

    /** Whether generated code in {@code otherPackage} can name the class. */
    public boolean reachableFrom(String otherPackage) {
        return !isPrivate && (isPublic || packageName.equals(otherPackage));
    }
}
