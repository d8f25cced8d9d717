package io.vernier.dictionary;

import io.vernier.codec.encoding.Encoding;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a dictionary says about one AVP: number, type, flags, and the values or the grammar below it.
 * Two definitions are equal only if they are the same object: one dictionary's view of one AVP.
 */
public final class AvpDefinition {
    /** The V bit of the AVP header (RFC 6733 section 4.1). */
    public static final int VENDOR_SPECIFIC = 0x80;
    /** The M bit of the AVP header. */
    public static final int MANDATORY = 0x40;
    /** The P bit of the AVP header, which RFC 6733 keeps for old use. */
    public static final int PROTECTED = 0x20;

    private final String name;
    private final int code;
    private final int vendorId;
    private final AvpType type;
    private final int flags;
    private final List<EnumValue> values;
    private final Optional<CustomCodec> customCodec;
    private final Optional<Encoding<?>> encoding;
    private final List<BitNames> bitNames;
    private final String dictionary;
    private final SourceLocation location;
    private final List<String> comment;
    private final @Nullable Supplier<Grammar> groupSupplier;
    private @Nullable Grammar group;

    private AvpDefinition(Builder builder) {
        name = builder.name;
        code = builder.code;
        type = builder.type;
        vendorId = builder.vendorId;
        flags = builder.flags;
        values = builder.values;
        customCodec = Optional.ofNullable(builder.customCodec);
        encoding = Optional.ofNullable(builder.encoding);
        bitNames = builder.bitNames;
        dictionary = builder.dictionary;
        location = builder.location;
        comment = builder.comment;
        groupSupplier = builder.group;
    }

    /** Starts a definition; without more it has no flags, no vendor, no values and no comment. */
    public static Builder builder(String name, int code, AvpType type) {
        return new Builder(name, code, type);
    }

    /** A copy to change. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** The name as the dictionary writes it, such as {@code CC-Request-Type}. */
    public String name() {
        return name;
    }

    /** The AVP code, as 32 raw bits. */
    public int code() {
        return code;
    }

    /** The Vendor-Id as 32 raw bits; 0 for an AVP without V bit. */
    public int vendorId() {
        return vendorId;
    }

    /** The data format. */
    public AvpType type() {
        return type;
    }

    /** The flags octet to send: {@link #VENDOR_SPECIFIC}, {@link #MANDATORY}, {@link #PROTECTED}. */
    public int flags() {
        return flags;
    }

    /** Whether the V bit is set. */
    public boolean isVendorSpecific() {
        return (flags & VENDOR_SPECIFIC) != 0;
    }

    /** Whether the M bit is set when this AVP is sent. */
    public boolean isMandatory() {
        return (flags & MANDATORY) != 0;
    }

    /** Whether the P bit is set when this AVP is sent. */
    public boolean isProtected() {
        return (flags & PROTECTED) != 0;
    }

    /** The named values of an Enumerated in the order of the dictionary, inherited ones first; else empty. */
    public List<EnumValue> values() {
        return values;
    }

    /** The named value with this number. */
    public Optional<EnumValue> value(int number) {
        return values.stream().filter(v -> v.value() == number).findFirst();
    }

    /** The grammar of a Grouped AVP; empty for every other type. */
    public Optional<Grammar> group() {
        if (group == null && groupSupplier != null) {
            group = groupSupplier.get();
        }
        return Optional.ofNullable(group);
    }

    /** Who encodes and decodes the AVP, where a {@code @custom_types} or {@code @codecs} section says so. */
    public Optional<CustomCodec> customCodec() {
        return customCodec;
    }

    /** The form that the value has within its type, where a section {@code @encoding} says so. */
    public Optional<Encoding<?>> encoding() {
        return encoding;
    }

    /**
     * The names of the value's bits, one element for each section {@code @bits}: one without condition at most, and any
     * number with different ones.
     */
    public List<BitNames> bitNames() {
        return bitNames;
    }

    /** The bits that have their names whatever stands beside the AVP. */
    public Optional<BitNames> bits() {
        return bitNames.stream().filter(b -> b.condition().isEmpty()).findFirst();
    }

    /** The name of the dictionary whose {@code @avp_types} holds the definition: another one for an inherited AVP. */
    public String dictionary() {
        return dictionary;
    }

    /** Where the AVP is defined; for a Grouped one, where its grammar is. */
    public SourceLocation location() {
        return location;
    }

    /** The comment right above the definition and behind it (that of the grammar for a Grouped AVP), without semicolons. */
    public List<String> comment() {
        return comment;
    }

    /** Name, code and vendor, such as {@code Service-Information (873/10415)}. */
    @Override
    public String toString() {
        return name + " (" + Integer.toUnsignedString(code)
                + (isVendorSpecific() ? "/" + Integer.toUnsignedString(vendorId) : "") + ")";
    }

    /** Collects a definition. */
    public static final class Builder {
        private final String name;
        private final int code;
        private final AvpType type;
        private int vendorId;
        private int flags;
        private List<EnumValue> values = List.of();
        private @Nullable CustomCodec customCodec;
        private @Nullable Encoding<?> encoding;
        private List<BitNames> bitNames = List.of();
        private String dictionary = "";
        private SourceLocation location = new SourceLocation("", 0, 0);
        private List<String> comment = List.of();
        private @Nullable Supplier<Grammar> group;

        private Builder(String name, int code, AvpType type) {
            this.name = name;
            this.code = code;
            this.type = type;
        }

        private Builder(AvpDefinition from) {
            this(from.name, from.code, from.type);
            vendorId = from.vendorId;
            flags = from.flags;
            values = from.values;
            customCodec = from.customCodec.orElse(null);
            encoding = from.encoding.orElse(null);
            bitNames = from.bitNames;
            dictionary = from.dictionary;
            location = from.location;
            comment = from.comment;
            group = from.groupSupplier;
        }

        /** Sets the vendor and the V bit. */
        public Builder vendor(int id) {
            vendorId = id;
            flags |= VENDOR_SPECIFIC;
            return this;
        }

        /** Sets the M bit. */
        public Builder mandatory() {
            flags |= MANDATORY;
            return this;
        }

        /** Sets the P bit. */
        public Builder protectedBit() {
            flags |= PROTECTED;
            return this;
        }

        /** Sets or clears the M and the P bit; V stays as it is, since it goes with the vendor. */
        public Builder flags(boolean mandatory, boolean isProtected) {
            flags = (flags & VENDOR_SPECIFIC) | (mandatory ? MANDATORY : 0) | (isProtected ? PROTECTED : 0);
            return this;
        }

        /** Sets the named values. */
        public Builder values(List<EnumValue> newValues) {
            values = List.copyOf(newValues);
            return this;
        }

        /** Sets who encodes and decodes the AVP. */
        public Builder customCodec(CustomCodec codec) {
            customCodec = codec;
            return this;
        }

        /** Sets the form that the value has within its type. */
        public Builder encoding(Encoding<?> newEncoding) {
            encoding = newEncoding;
            return this;
        }

        /** Sets the names of the value's bits. */
        public Builder bitNames(List<BitNames> newNames) {
            bitNames = List.copyOf(newNames);
            return this;
        }

        /** Sets the grammar; it is asked for when first needed, so that a group may contain itself. */
        public Builder group(Supplier<Grammar> grammar) {
            group = grammar;
            return this;
        }

        /** Sets the dictionary and the place in it. */
        public Builder definedIn(String dictionaryName, SourceLocation place, List<String> commentLines) {
            dictionary = dictionaryName;
            location = place;
            comment = List.copyOf(commentLines);
            return this;
        }

        /** The definition. */
        public AvpDefinition build() {
            return new AvpDefinition(this);
        }
    }
}
