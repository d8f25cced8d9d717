package io.vernier.node.admin;

import io.vernier.json.Json;
import java.nio.charset.StandardCharsets;

/** What is answered to one request. */
record AdminResponse(int status, String type, String body) {
    private static final String JSON = "application/json";

    static AdminResponse of(Json json) {
        return new AdminResponse(200, JSON, json.toText() + "\n");
    }

    /** The node has been told, and does it meanwhile. */
    static AdminResponse accepted(Json json) {
        return new AdminResponse(202, JSON, json.toText() + "\n");
    }

    /** It cannot be done, for a reason in words. */
    static AdminResponse error(int status, String why) {
        return new AdminResponse(
                status, JSON, Json.object().put("error", why).build().toText() + "\n");
    }

    /** The whole answer as octets; the connection ends behind it. */
    byte[] toBytes() {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        byte[] head = ("HTTP/1.1 " + status + " " + reason() + "\r\nContent-Type: " + type + "\r\nContent-Length: "
                        + content.length + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[head.length + content.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(content, 0, all, head.length, content.length);
        return all;
    }

    private String reason() {
        return switch (status) {
            case 200 -> "OK";
            case 202 -> "Accepted";
            case 400 -> "Bad Request";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 409 -> "Conflict";
            case 431 -> "Request Header Fields Too Large";
            default -> "Internal Server Error";
        };
    }
}
