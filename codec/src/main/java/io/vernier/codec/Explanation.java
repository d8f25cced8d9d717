package io.vernier.codec;

/**
 * Why something did not work: the same text stands in the exception, the event, the log line and on the screen.
 *
 * @param code a stable identifier of the form {@code VN-2104}
 * @param cause one sentence that names what happened, with the values that matter
 * @param remedy one sentence that says what to do
 */
public record Explanation(String code, String cause, String remedy) {
    /** Code, cause and remedy as sentences, whether or not the cause is given with a full stop. */
    @Override
    public String toString() {
        String sentence = code + " " + cause + (cause.endsWith(".") ? "" : ".");
        return remedy.isEmpty() ? sentence : sentence + " " + remedy;
    }
}
