package io.streamwright.metrics;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The head of a request of HTTP/1.0 or 1.1 (RFC 9112).
 *
 * @param method as it was sent
 * @param path without the query, as it was sent: nothing in it is decoded
 * @param headers by their names in small letters
 */
record HttpRequest(String method, String path, Map<String, String> headers) {

    /** Reads the lines up to the empty one; null if that is no request. */
    static @Nullable HttpRequest parse(byte[] head, int length) {
        String[] lines = new String(head, 0, length, StandardCharsets.ISO_8859_1).split("\r\n", -1);
        String[] first = lines[0].split(" ", -1);
        if (first.length != 3
                || !isToken(first[0])
                || !first[1].startsWith("/")
                || !(first[2].equals("HTTP/1.1") || first[2].equals("HTTP/1.0"))) {
            return null;
        }
        Map<String, String> headers = new HashMap<>();
        for (int i = 1; i < lines.length && !lines[i].isEmpty(); i++) {
            int colon = lines[i].indexOf(':');
            if (colon < 1 || !isToken(lines[i].substring(0, colon))) {
                return null;
            }
            String name = lines[i].substring(0, colon).toLowerCase(Locale.ROOT);
            String value = lines[i].substring(colon + 1).strip();
            boolean twice = headers.put(name, value) != null;
            if (twice && (name.equals("host") || name.equals("authorization"))) {
                return null;
            }
        }
        if (first[2].equals("HTTP/1.1") && !headers.containsKey("host")) {
            return null;
        }
        int query = first[1].indexOf('?');
        return new HttpRequest(first[0], query < 0 ? first[1] : first[1].substring(0, query), headers);
    }

    private static boolean isToken(String text) {
        return !text.isEmpty()
                && text.chars().allMatch(c -> c > ' ' && c < 0x7f && "\"(),/:;<=>?@[\\]{}".indexOf(c) < 0);
    }
}
