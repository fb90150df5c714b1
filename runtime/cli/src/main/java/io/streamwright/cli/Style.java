package io.streamwright.cli;

/**
 * How text looks: with colour or without, with drawn lines or ASCII.
 *
 * @param colour whether escape sequences are welcome
 * @param unicode whether lines and arrows beyond ASCII can be shown
 */
record Style(boolean colour, boolean unicode) {
    /** For files and pipes. */
    static final Style PLAIN = new Style(false, true);

    /** A name that stands out. */
    String strong(String text) {
        return paint("1", text);
    }

    /** A type. */
    String type(String text) {
        return paint("36", text);
    }

    /** What is less important. */
    String faint(String text) {
        return paint("2", text);
    }

    /** A place outside of the job. */
    String place(String text) {
        return paint("32", text);
    }

    /** A failure. */
    String bad(String text) {
        return paint("31", text);
    }

    /** A line from top to bottom. */
    String rail() {
        return unicode ? "│" : "|";
    }

    /** Where a branch leaves a line that goes on. */
    String branch() {
        return unicode ? "├─▶ " : "+-> ";
    }

    /** Where a branch leaves a line that ends. */
    String lastBranch() {
        return unicode ? "└─▶ " : "`-> ";
    }

    /** Out of the job. */
    String outwards() {
        return unicode ? "─▶" : "->";
    }

    /** Into the job. */
    String inwards() {
        return unicode ? "◀─" : "<-";
    }

    private String paint(String code, String text) {
        return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
