package io.vernier.json;

/** A text that is not JSON, or not the JSON that was expected: one sentence that names the place. */
public final class JsonException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public JsonException(String message) {
        super(message);
    }
}
