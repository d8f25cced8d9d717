package io.vernier.dictionary.exchange;

/**
 * One thing that the other format says otherwise than it was written, or cannot say.
 *
 * @param place where: {@code file:line:column}, or the name of what it is about
 * @param message what was left out or changed, in one sentence
 */
public record ExchangeNote(String place, String message) {
    @Override
    public String toString() {
        return place.isEmpty() ? message : place + " " + message;
    }
}
