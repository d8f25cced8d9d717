package io.vernier.codec;

/** A Grouped AVP seen through its grammar: a thin view, all data stay in {@link #avps()}. */
public interface TypedGroup {
    /** The members behind this view. */
    AvpList avps();
}
