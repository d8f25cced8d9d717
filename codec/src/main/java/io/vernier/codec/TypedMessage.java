package io.vernier.codec;

/** A message seen through the grammar of its command: a thin view, all data stay in {@link #message()}. */
public interface TypedMessage {
    /** The message behind this view. */
    Message message();
}
