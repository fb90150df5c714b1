package io.streamwright.maven;

import java.util.List;
import java.util.Locale;
import java.util.jar.JarFile;

/** What becomes of an entry of a jar when that is put into a single jar together with others. */
enum EntryKind {
    /** Goes as it is; two of the same name must be the same. */
    PLAIN,
    /** A folder: once. */
    FOLDER,
    /** Names implementations of a service: the lines of all jars are taken together. */
    SERVICES,
    /** A licence or a notice: each library keeps its own, in a folder of its own. */
    LICENCE,
    /** For releases of Java from some number on: goes if its jar says that it has such entries. */
    VERSIONED,
    /** Means nothing in a jar together with others, or something wrong. */
    DROPPED;

    private static final String META = "META-INF/";
    private static final String VERSIONS = META + "versions/";
    private static final List<String> LICENCE_WORDS =
            List.of("LICENSE", "LICENCE", "NOTICE", "COPYING", "COPYRIGHT", "DISCLAIMER");
    private static final List<String> SIGNATURE_ENDINGS = List.of(".SF", ".RSA", ".DSA", ".EC");

    /** By the name of the entry. */
    static EntryKind of(String name) {
        if (name.endsWith("/")) {
            return name.equals(VERSIONS) || name.startsWith(VERSIONS) ? DROPPED : FOLDER;
        } else if (isBound(name)) {
            return DROPPED;
        } else if (name.startsWith(VERSIONS)) {
            // The JVM does not look for versions of what is in META-INF.
            return name.startsWith(META, name.indexOf('/', VERSIONS.length()) + 1) ? DROPPED : VERSIONED;
        } else if (name.startsWith(META + "services/")) {
            return SERVICES;
        } else {
            return isLicence(name) ? LICENCE : PLAIN;
        }
    }

    /** To the jar that it comes from: its manifest, its index, its signatures, its module. */
    private static boolean isBound(String name) {
        if (name.equals(JarFile.MANIFEST_NAME)
                || name.equals(META + "INDEX.LIST")
                || baseName(name).equals("module-info.class")) {
            return true;
        }
        String upper = name.toUpperCase(Locale.ROOT);
        boolean direct = upper.startsWith(META) && upper.indexOf('/', META.length()) < 0;
        return direct && (SIGNATURE_ENDINGS.stream().anyMatch(upper::endsWith) || upper.startsWith(META + "SIG-"));
    }

    private static boolean isLicence(String name) {
        boolean place = name.indexOf('/') < 0 || name.startsWith(META) && !name.startsWith(META + "maven/");
        String upper = baseName(name).toUpperCase(Locale.ROOT);
        return place && !upper.endsWith(".CLASS") && LICENCE_WORDS.stream().anyMatch(upper::contains);
    }

    private static String baseName(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** What a versioned entry takes the place of. */
    static String unversioned(String name) {
        return name.substring(name.indexOf('/', VERSIONS.length()) + 1);
    }

    /** Where a single jar keeps the licence of a library. */
    static String licenceOf(String library, String name) {
        return META + "licenses/" + library + "/" + (name.startsWith(META) ? name.substring(META.length()) : name);
    }
}
