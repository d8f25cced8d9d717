/** Makes typed Java messages, groups and enumerations of {@code .dia} dictionaries. */
module io.vernier.generator {
    requires static transitive org.jspecify;
    requires java.compiler;
    requires transitive io.vernier.dictionary;

    exports io.vernier.generator;
}
