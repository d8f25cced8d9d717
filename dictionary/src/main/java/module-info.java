/** What the bytes mean: definitions of AVPs, commands and applications, the {@code .dia} language, validation. */
module io.vernier.dictionary {
    requires static transitive org.jspecify;
    requires transitive io.vernier.codec;
    requires io.vernier.json;
    requires java.xml;

    exports io.vernier.dictionary;
    exports io.vernier.dictionary.dia;
    exports io.vernier.dictionary.exchange;
    exports io.vernier.dictionary.lint;
    exports io.vernier.dictionary.lookup;
    exports io.vernier.dictionary.validation;
}
