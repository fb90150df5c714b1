package io.streamwright.cli;

import java.io.OutputStream;
import java.io.PrintStream;

/**
 * A terminal whose last line is rewritten in place, while others write to it as well: what they write goes above. Any thread
 * may use it.
 */
final class Screen implements AutoCloseable {
    private static final String CLEAR_LINE = "\r\u001b[K";
    /** A line longer than the terminal is wide would be wrapped, and could not be rewritten. */
    private static final String NO_WRAP = "\u001b[?7l";

    private static final String WRAP = "\u001b[?7h";

    private final PrintStream terminal;
    private boolean shown;
    private boolean atLineStart = true;
    private Runnable giveBack = () -> {};

    /** On this terminal. */
    Screen(PrintStream terminal) {
        this.terminal = terminal;
    }

    /**
     * Takes over the terminal: what the process writes to its standard streams goes above the line, until this is closed.
     * To be called before anything keeps those streams.
     */
    static Screen take(Terminal terminal) {
        Screen screen = new Screen(terminal.err());
        PrintStream out = System.out;
        PrintStream err = System.err;
        if (err == terminal.err()) {
            System.setErr(screen.above(err));
            if (terminal.outIsTerminal()) {
                System.setOut(screen.above(out));
            }
            screen.giveBack = () -> {
                System.setOut(out);
                System.setErr(err);
            };
        }
        return screen;
    }

    /** Takes the line away and gives back the terminal. */
    @Override
    public void close() {
        System.out.flush();
        System.err.flush();
        clear();
        giveBack.run();
    }

    /** Replaces the last line; leaves it out while another writer is in the middle of a line. */
    synchronized void show(String line) {
        if (atLineStart) {
            terminal.print(CLEAR_LINE + NO_WRAP + line + WRAP);
            terminal.flush();
            shown = true;
        }
    }

    /** Takes the line away. */
    synchronized void clear() {
        if (shown) {
            terminal.print(CLEAR_LINE);
            terminal.flush();
            shown = false;
        }
    }

    /** A stream for others who write to the same terminal. */
    PrintStream above(PrintStream target) {
        return new PrintStream(new Above(target), true, Terminal.outputCharset());
    }

    private synchronized void pass(PrintStream target, byte[] bytes, int offset, int length) {
        if (length == 0) {
            return;
        }
        clear();
        target.write(bytes, offset, length);
        target.flush();
        atLineStart = bytes[offset + length - 1] == '\n';
    }

    private final class Above extends OutputStream {
        private final PrintStream target;

        Above(PrintStream target) {
            this.target = target;
        }

        @Override
        public void write(int b) {
            pass(target, new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            pass(target, bytes, offset, length);
        }
    }
}
