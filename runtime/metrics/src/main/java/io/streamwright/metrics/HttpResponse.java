package io.streamwright.metrics;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * An answer.
 *
 * @param status the code and its words
 * @param type of the body
 * @param headers besides those that every answer has
 * @param slow whether it is given only after a while, so that nobody can guess fast
 */
record HttpResponse(String status, String type, String body, Map<String, String> headers, boolean slow) {
    private static final String TEXT = "text/plain; charset=utf-8";

    /** On every answer: it is no page, and not for a browser to keep, frame or guess about. */
    private static final String ALWAYS = String.join(
            "\r\n",
            "Connection: close",
            "Cache-Control: no-store",
            "X-Content-Type-Options: nosniff",
            "X-Frame-Options: DENY",
            "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'",
            "Cross-Origin-Resource-Policy: same-origin",
            "Referrer-Policy: no-referrer",
            "");

    static HttpResponse of(String status, String type, String body) {
        return new HttpResponse(status, type, body, Map.of(), false);
    }

    /** One whose body is its status. */
    static HttpResponse plain(String status) {
        return of(status, TEXT, status + "\n");
    }

    HttpResponse with(String header, String value) {
        return new HttpResponse(status, type, body, Map.of(header, value), slow);
    }

    HttpResponse slowly() {
        return new HttpResponse(status, type, body, headers, true);
    }

    /** All that is sent. */
    byte[] bytes(boolean withBody) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder("HTTP/1.1 ").append(status).append("\r\n");
        head.append("Content-Type: ").append(type).append("\r\n");
        head.append("Content-Length: ").append(content.length).append("\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        byte[] start = head.append(ALWAYS).append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        if (!withBody) {
            return start;
        }
        byte[] all = new byte[start.length + content.length];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(content, 0, all, start.length, content.length);
        return all;
    }
}
