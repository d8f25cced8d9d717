package io.vernier.bench.load;

/** Whoever decides when requests are sent, and wants to know of every end. */
public interface Load {
    /** An answer came, and it is right. */
    void answered(int slot);

    /** No answer came, or a wrong one. */
    void failed(int slot);
}
