package io.streamwright.csv;

import io.streamwright.core.api.ConfigurationException;
import io.streamwright.core.api.ConnectorOption;
import io.streamwright.core.api.StreamAddress;
import java.util.List;

/**
 * The options of the format.
 *
 * @param header whether the first record of a file names the columns
 * @param separator what stands between fields
 * @param quote what encloses fields that hold separators or line ends; doubled within them
 * @param nullText the text without quotes that means null; empty if none but the empty one does
 */
record CsvSettings(boolean header, byte separator, byte quote, String nullText) {
    private static final String HEADER = "header";
    private static final String SEPARATOR = "separator";
    private static final String QUOTE = "quote";
    private static final String NULL = "null";

    static final List<ConnectorOption> OPTIONS = List.of(
            new ConnectorOption(HEADER, "whether the first record names the columns", "true"),
            new ConnectorOption(SEPARATOR, "the character between fields, or tab", ","),
            new ConnectorOption(QUOTE, "the character around fields that hold separators", "\""),
            new ConnectorOption(NULL, "the text that means null; by default an empty field, but for texts", ""));

    static CsvSettings of(StreamAddress address) {
        byte separator = character(address, SEPARATOR, ",");
        byte quote = character(address, QUOTE, "\"");
        String nullText = address.option(NULL).orElse("");
        if (separator == quote) {
            throw new ConfigurationException(
                    "The option separator of " + address + " and the option quote must differ");
        }
        for (int i = 0; i < nullText.length(); i++) {
            char each = nullText.charAt(i);
            if (each == separator || each == quote || each == '\n' || each == '\r') {
                throw wrong(address, NULL, "must not hold a separator, quote or line end");
            }
        }
        return new CsvSettings(truth(address), separator, quote, nullText);
    }

    private static boolean truth(StreamAddress address) {
        return switch (address.option(HEADER).orElse("true")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(address, HEADER, "must be true or false");
        };
    }

    private static byte character(StreamAddress address, String option, String defaultValue) {
        String text = address.option(option).orElse(defaultValue);
        if (text.equals("tab") || text.equals("\\t")) {
            return '\t';
        }
        if (text.length() != 1 || text.charAt(0) > 0x7E || text.charAt(0) == '\n' || text.charAt(0) == '\r') {
            throw wrong(address, option, "must be one ASCII character");
        }
        return (byte) text.charAt(0);
    }

    private static ConfigurationException wrong(StreamAddress address, String option, String what) {
        return new ConfigurationException("The option " + option + " of " + address + " " + what + ", but is \""
                + address.option(option).orElse("") + "\"");
    }
}
