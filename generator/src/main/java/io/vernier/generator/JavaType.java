package io.vernier.generator;

import io.vernier.dictionary.AvpDefinition;
import io.vernier.dictionary.AvpType;
import java.util.Locale;

/**
 * How the values of an AVP look in Java.
 *
 * @param plain the type of a value, imported: {@code long}, {@code String}, {@code CcRequestType}
 * @param boxed the same as a type argument
 * @param optional the type of a value that may be absent
 * @param read the expression that reads the value of the AVP at offset {@code avp}
 * @param format the expression for the value's format
 * @param write the method of builders that writes it
 * @param written the expression that is written, for a parameter named {@code value}
 */
record JavaType(String plain, String boxed, String optional, String read, String format, String write, String written) {
    private static final String CODEC = "io.vernier.codec.";
    private static final String DATA = "io.vernier.codec.data.";

    /** The type of an AVP, with everything it needs imported into the file: that of its encoding, where it has one. */
    static JavaType of(AvpDefinition avp, ClassNames classes, JavaFile file) {
        if (avp.encoding().isPresent()) {
            var encoding = avp.encoding().get();
            String constant = encoding.name().toUpperCase(Locale.ROOT).replace('-', '_');
            return constant(
                    file,
                    file.use(encoding.valueClass().getName()),
                    file.use(CODEC + "encoding.Encoding") + "." + constant);
        }
        return avp.bits().isPresent() ? bits(avp, classes, file) : plain(avp, classes, file);
    }

    /** The type of an AVP without regard to its encoding. */
    static JavaType plain(AvpDefinition avp, ClassNames classes, JavaFile file) {
        return switch (avp.type()) {
            case OCTET_STRING -> object(file, "byte[]", "avps.octetsAt(avp)", "OCTET_STRING", "octets");
            case UTF8_STRING -> object(file, "String", "avps.utf8At(avp)", "UTF8_STRING", "utf8");
            case DIAMETER_IDENTITY -> object(file, "String", "avps.utf8At(avp)", "DIAMETER_IDENTITY", "identity");
            case INTEGER32 -> number(file, "int", "Integer", "OptionalInt", "integer32", "INTEGER32");
            case INTEGER64 -> number(file, "long", "Long", "OptionalLong", "integer64", "INTEGER64");
            case UNSIGNED32 -> number(file, "long", "Long", "OptionalLong", "unsigned32", "UNSIGNED32");
            case UNSIGNED64 -> number(file, "long", "Long", "OptionalLong", "integer64", "UNSIGNED64");
            case FLOAT32 -> number(file, "float", "Float", "OptionalDouble", "float32", "FLOAT32");
            case FLOAT64 -> number(file, "double", "Double", "OptionalDouble", "float64", "FLOAT64");
            case ADDRESS -> format(file, file.use(DATA + "DiameterAddress"), "ADDRESS");
            case TIME -> object(file, file.use("java.time.Instant"), "avps.timeAt(avp)", "TIME", "time");
            case DIAMETER_URI -> format(file, file.use(DATA + "DiameterUri"), "DIAMETER_URI");
            case IP_FILTER_RULE -> format(file, file.use(DATA + "IpFilterRule"), "IP_FILTER_RULE");
            case QOS_FILTER_RULE -> format(file, file.use(DATA + "QosFilterRule"), "QOS_FILTER_RULE");
            case ENUMERATED -> {
                String name = file.use(classes.avpClass(avp));
                String read = name + ".of(avps.integer32At(avp))";
                yield new JavaType(
                        name, name, optional(file, name), read, name + ".FORMAT", "integer32", "value.value()");
            }
            case GROUPED -> {
                String name = file.use(classes.avpClass(avp));
                String read = name + ".of(avps.groupAt(avp))";
                yield new JavaType(name, name, optional(file, name), read, name + ".FORMAT", "group", "value");
            }
        };
    }

    private static JavaType bits(AvpDefinition avp, ClassNames classes, JavaFile file) {
        String name = file.use(classes.avpClass(avp));
        String method = avp.type() == AvpType.UNSIGNED64 ? "integer64" : "unsigned32";
        String read = name + ".of(avps." + method + "At(avp))";
        return new JavaType(name, name, optional(file, name), read, name + ".FORMAT", method, "value.value()");
    }

    private static JavaType number(
            JavaFile file, String plain, String boxed, String optional, String method, String format) {
        String read = "avps." + method + "At(avp)";
        return new JavaType(
                plain, boxed, file.use("java.util." + optional), read, constant(file, format), method, "value");
    }

    private static JavaType object(JavaFile file, String plain, String read, String format, String write) {
        return new JavaType(plain, plain, optional(file, plain), read, constant(file, format), write, "value");
    }

    private static JavaType format(JavaFile file, String plain, String format) {
        return constant(file, plain, constant(file, format));
    }

    private static JavaType constant(JavaFile file, String plain, String constant) {
        return new JavaType(
                plain,
                plain,
                optional(file, plain),
                "avps.valueAt(avp, " + constant + ")",
                constant,
                "value",
                constant + ", value");
    }

    private static String constant(JavaFile file, String format) {
        return file.use(CODEC + "AvpFormats") + "." + format;
    }

    private static String optional(JavaFile file, String type) {
        return file.use("java.util.Optional") + "<" + type + ">";
    }
}
