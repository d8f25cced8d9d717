/** Ties tests to the numbered lines they check. Used by tests only. */
module io.vernier.requirements {
    requires static org.jspecify;

    exports io.vernier.requirements;
}
