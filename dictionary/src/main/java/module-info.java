/** What the bytes mean: definitions of AVPs, commands and applications, the {@code .dia} language, validation. */
module io.vernier.dictionary {
    requires static org.jspecify;

    exports io.vernier.dictionary;
}
