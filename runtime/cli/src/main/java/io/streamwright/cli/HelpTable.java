package io.streamwright.cli;

/** Names to the left, what they mean to the right, in lines of a fixed width. */
final class HelpTable {
    private static final int WIDTH = 110;
    private static final int HANGING_INDENT = 2;

    private final Style style;
    private final int leftWidth;
    private final StringBuilder text = new StringBuilder();

    /**
     * Empty.
     *
     * @param leftWidth where what is to the right begins; a longer name has a line of its own
     */
    HelpTable(Style style, int leftWidth) {
        this.style = style;
        this.leftWidth = leftWidth;
    }

    /**
     * Adds a row.
     *
     * @param indent spaces before the name
     */
    HelpTable row(int indent, String name, String meaning) {
        text.append(" ".repeat(indent)).append(style.strong(name));
        int at = indent + name.length();
        if (at >= leftWidth) {
            text.append('\n');
            at = 0;
        }
        text.append(" ".repeat(leftWidth - at));
        at = leftWidth;
        boolean first = true;
        for (String word : meaning.split(" ")) {
            if (!first && at + 1 + word.length() > WIDTH) {
                at = leftWidth + HANGING_INDENT;
                text.append('\n').append(" ".repeat(at));
            } else if (!first) {
                text.append(' ');
                at++;
            }
            text.append(word);
            at += word.length();
            first = false;
        }
        text.append('\n');
        return this;
    }

    /** Adds a line that stands over what follows. */
    HelpTable heading(String heading) {
        text.append('\n').append(heading).append('\n');
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
