package io.streamwright.files;

import io.streamwright.core.api.ConfigurationException;
import io.streamwright.core.api.StreamAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The path that an address names: {@code file:in.jsonl} (relative to the working directory), {@code file:/var/in.jsonl} or
 * {@code file:///var/in.jsonl}. Characters that mean something in addresses are percent-encoded: {@code %3F} for a question
 * mark.
 *
 * @param path as it was given, for messages
 * @param namesDirectory whether it ends with a slash
 */
record FileLocation(Path path, boolean namesDirectory) {

    static FileLocation of(StreamAddress address) {
        String text = address.location();
        if (text.startsWith("//")) {
            if (!text.startsWith("///")) {
                throw new ConfigurationException("\"" + address
                        + "\" names a host, but files are local: write file:name, file:/name or file:///name");
            }
            text = text.substring(2);
        }
        try {
            String decoded = URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
            if (decoded.isEmpty()) {
                throw new ConfigurationException(
                        "\"" + address + "\" names no file: write file:name or file:directory/");
            }
            return new FileLocation(Path.of(decoded), decoded.endsWith("/"));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException("\"" + address + "\" is no path of a file: " + e.getMessage(), e);
        }
    }

    /** The path for messages about one that is not there: the absolute one helps with a wrong working directory. */
    String absolute() {
        return path.toAbsolutePath().normalize().toString();
    }
}
