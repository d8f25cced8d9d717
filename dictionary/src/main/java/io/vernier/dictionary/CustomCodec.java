package io.vernier.dictionary;

/**
 * Who encodes and decodes an AVP in place of its type's rules.
 *
 * @param by how the module is chosen and called
 * @param module the name in the {@code @custom_types} or {@code @codecs} section
 */
public record CustomCodec(By by, String module) {

    /** Which of the two sections. */
    public enum By {
        /** {@code @custom_types}: the module has a function named like the AVP. */
        AVP_NAME,
        /** {@code @codecs}: the module has a function named like the type. */
        TYPE
    }
}
