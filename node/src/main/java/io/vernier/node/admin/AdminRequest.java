package io.vernier.node.admin;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The first line of an HTTP request, which is all that is looked at of it.
 *
 * @param method such as GET
 * @param path the parts of the path between its slashes, decoded
 * @param query what stands behind the question mark, decoded
 */
record AdminRequest(String method, List<String> path, Map<String, String> query) {
    /** A request's head is not longer. */
    static final int LONGEST_HEAD = 8192;

    /** A request that is none, with the HTTP status and the reason. */
    static final class Bad extends Exception {
        private static final long serialVersionUID = 1;

        private final int status;

        Bad(int status, String why) {
            super(why);
            this.status = status;
        }

        AdminResponse response() {
            return AdminResponse.error(status, String.valueOf(getMessage()));
        }
    }

    /**
     * Reads a head up to its empty line.
     *
     * @throws Bad if it is not the head of an HTTP/1 request
     * @throws IOException if reading fails
     */
    static AdminRequest read(InputStream in) throws IOException, Bad {
        var head = new byte[LONGEST_HEAD];
        int length = 0;
        while (!endsWithEmptyLine(head, length)) {
            int octet = in.read();
            if (octet < 0) {
                throw new Bad(400, "the request ends before its empty line");
            }
            if (length == head.length) {
                throw new Bad(431, "the request is longer than " + LONGEST_HEAD + " octets");
            }
            head[length++] = (byte) octet;
        }
        return parse(new String(head, 0, length, StandardCharsets.ISO_8859_1)
                .lines()
                .findFirst()
                .orElse(""));
    }

    private static boolean endsWithEmptyLine(byte[] head, int length) {
        return length >= 2
                && head[length - 1] == '\n'
                && (head[length - 2] == '\n'
                        || (length >= 4
                                && head[length - 2] == '\r'
                                && head[length - 3] == '\n'
                                && head[length - 4] == '\r'));
    }

    private static AdminRequest parse(String line) throws Bad {
        String[] words = line.split(" ", -1);
        if (words.length != 3 || !words[1].startsWith("/") || !words[2].startsWith("HTTP/1.")) {
            throw new Bad(400, "the request does not begin as GET /path HTTP/1.1 does");
        }
        int question = words[1].indexOf('?');
        String path = question < 0 ? words[1] : words[1].substring(0, question);
        Map<String, String> query = new LinkedHashMap<>();
        if (question >= 0) {
            for (String pair : words[1].substring(question + 1).split("&", -1)) {
                int equals = pair.indexOf('=');
                query.put(
                        decoded(equals < 0 ? pair : pair.substring(0, equals)),
                        equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        var parts = Arrays.stream(path.split("/", -1)).filter(part -> !part.isEmpty());
        try {
            return new AdminRequest(words[0], parts.map(AdminRequest::unescaped).toList(), query);
        } catch (IllegalArgumentException e) {
            throw new Bad(400, "the path has a wrong escape: " + e.getMessage());
        }
    }

    private static String decoded(String text) throws Bad {
        try {
            return unescaped(text);
        } catch (IllegalArgumentException e) {
            throw new Bad(400, "the query has a wrong escape: " + e.getMessage());
        }
    }

    private static String unescaped(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
