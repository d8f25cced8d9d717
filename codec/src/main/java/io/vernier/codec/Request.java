package io.vernier.codec;

/**
 * A request of a known command.
 *
 * @param <A> the answer that belongs to it
 */
public interface Request<A extends Answer> extends TypedMessage {
    /** How answers to this request are recognised and viewed. */
    CommandType<A> answerType();
}
