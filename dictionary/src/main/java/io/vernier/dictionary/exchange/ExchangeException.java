package io.vernier.dictionary.exchange;

/** A file that cannot be read as the format that was said; the message has the place, what is wrong, what was expected. */
public final class ExchangeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ExchangeException(String place, String message) {
        super(place + " " + message);
    }
}
