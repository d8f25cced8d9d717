package io.vernier.dictionary.dia;

import io.vernier.dictionary.Element;
import io.vernier.dictionary.SourceLocation;
import java.util.List;
import java.util.Optional;

/** One section of a dictionary as it is written, from {@code @id} to {@code @define}. */
public sealed interface DiaSection {

    /** The names of all sections; {@code @end} ends the dictionary and is no section of its own. */
    List<String> TAGS = List.of(
            "id",
            "name",
            "prefix",
            "vendor",
            "inherits",
            "avp_types",
            "avp_vendor_id",
            "avp_flags",
            "custom_types",
            "codecs",
            "encoding",
            "messages",
            "grouped",
            "enum",
            "define",
            "bits",
            "end");

    /** The same as a dictionary writes them. */
    List<String> SHOWN_TAGS = TAGS.stream().map(tag -> "@" + tag).toList();

    /** The tag without {@code @}. */
    String tag();

    /** Where the section begins. */
    SourceLocation location();

    /** The comments around the section's first line. */
    DiaComments comments();

    /**
     * A name as it is written.
     *
     * @param text without quotes
     * @param location where it begins
     * @param comments what stands around it, where it is one of a list
     */
    record Word(String text, SourceLocation location, DiaComments comments) {
        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * A number as it is written.
     *
     * @param value the number; above 2<sup>63</sup>-1 it stays there
     * @param text decimal or with {@code 0x}
     * @param location where it begins
     */
    record Numeral(long value, String text, SourceLocation location) {
        /** The largest value of 32 bits. */
        static final long MAX_UINT32 = 0xFFFF_FFFFL;

        @Override
        public String toString() {
            return text;
        }
    }

    /** {@code @id 4}. */
    record Id(Numeral id, SourceLocation location, DiaComments comments) implements DiaSection {
        @Override
        public String tag() {
            return "id";
        }
    }

    /** {@code @name credit_control}. */
    record Name(Word name, SourceLocation location, DiaComments comments) implements DiaSection {
        @Override
        public String tag() {
            return "name";
        }
    }

    /** {@code @prefix cc}. */
    record Prefix(Word prefix, SourceLocation location, DiaComments comments) implements DiaSection {
        @Override
        public String tag() {
            return "prefix";
        }
    }

    /** {@code @vendor 10415 3GPP}. */
    record VendorId(Numeral id, Word name, SourceLocation location, DiaComments comments) implements DiaSection {
        @Override
        public String tag() {
            return "vendor";
        }
    }

    /** {@code @inherits base Origin-Host ...}: no AVP names means all of them. */
    record Inherits(Word dictionary, List<Word> avps, SourceLocation location, DiaComments comments)
            implements DiaSection {
        @Override
        public String tag() {
            return "inherits";
        }
    }

    /** {@code @avp_types}. */
    record AvpTypes(List<Avp> avps, SourceLocation location, DiaComments comments) implements DiaSection {
        @Override
        public String tag() {
            return "avp_types";
        }
    }

    /**
     * One line of {@code @avp_types}.
     *
     * @param name the AVP's name
     * @param code the AVP code
     * @param type the type's name
     * @param flags some of V, M and P; empty for {@code -}
     * @param comments what stands around the line
     */
    record Avp(Word name, Numeral code, Word type, Word flags, DiaComments comments) {}

    /** {@code @avp_vendor_id 13019 ETSI-Digest-Realm ...}. */
    record AvpVendorId(Numeral vendorId, List<Word> avps, SourceLocation location, DiaComments comments)
            implements DiaSection {
        @Override
        public String tag() {
            return "avp_vendor_id";
        }
    }

    /** {@code @avp_flags}. */
    record AvpFlags(List<FlagsOf> avps, SourceLocation location, DiaComments comments) implements DiaSection {
        @Override
        public String tag() {
            return "avp_flags";
        }
    }

    /**
     * One line of {@code @avp_flags}.
     *
     * @param name the inherited AVP's name
     * @param flags some of V, M and P; empty for {@code -}
     * @param comments what stands around the line
     */
    record FlagsOf(Word name, Word flags, DiaComments comments) {}

    /** {@code @custom_types module Framed-IP-Address ...}. */
    record CustomTypes(Word module, List<Word> avps, SourceLocation location, DiaComments comments)
            implements DiaSection {
        @Override
        public String tag() {
            return "custom_types";
        }
    }

    /** {@code @codecs module Framed-IP-Address ...}. */
    record Codecs(Word module, List<Word> avps, SourceLocation location, DiaComments comments) implements DiaSection {
        @Override
        public String tag() {
            return "codecs";
        }
    }

    /** {@code @encoding e164 MSISDN ...}. */
    record EncodingOf(Word encoding, List<Word> avps, SourceLocation location, DiaComments comments)
            implements DiaSection {
        @Override
        public String tag() {
            return "encoding";
        }
    }

    /** {@code @messages}. */
    record Messages(List<Command> commands, SourceLocation location, DiaComments comments) implements DiaSection {
        @Override
        public String tag() {
            return "messages";
        }
    }

    /**
     * One command of {@code @messages}.
     *
     * @param name the name before {@code ::=}
     * @param code the command code; empty for {@code answer-message}
     * @param bits REQ and PXY as they are written
     * @param applicationId the number at the header's end
     * @param elements the AVPs
     * @param comments what stands around the header's line
     */
    record Command(
            Word name,
            Optional<Numeral> code,
            List<Word> bits,
            Optional<Numeral> applicationId,
            List<Line> elements,
            DiaComments comments) {}

    /** {@code @grouped}. */
    record Grouped(List<Group> groups, SourceLocation location, DiaComments comments) implements DiaSection {
        @Override
        public String tag() {
            return "grouped";
        }
    }

    /**
     * One group of {@code @grouped}.
     *
     * @param name the AVP's name
     * @param code the AVP code in the header
     * @param vendorId the vendor in the header
     * @param elements the AVPs
     * @param comments what stands around the header's line
     */
    record Group(Word name, Numeral code, Optional<Numeral> vendorId, List<Line> elements, DiaComments comments) {}

    /**
     * One element of a grammar.
     *
     * @param kind the brackets
     * @param qualifier how often
     * @param name the AVP's name, or {@code AVP} for any other
     * @param any whether the name is the unquoted {@code AVP}
     * @param location where the element begins
     * @param comments what stands around the element
     */
    record Line(
            Element.Kind kind,
            Optional<Qualifier> qualifier,
            Word name,
            boolean any,
            SourceLocation location,
            DiaComments comments) {}

    /**
     * A qualifier {@code min*max}.
     *
     * @param min the number before the star
     * @param max the number behind the star
     * @param location where it begins
     */
    record Qualifier(Optional<Numeral> min, Optional<Numeral> max, SourceLocation location) {
        @Override
        public String toString() {
            return min.map(Numeral::text).orElse("") + "*"
                    + max.map(Numeral::text).orElse("");
        }
    }

    /** {@code @enum CC-Request-Type}. */
    record Values(Word avp, List<Value> values, SourceLocation location, DiaComments comments) implements DiaSection {
        @Override
        public String tag() {
            return "enum";
        }
    }

    /** {@code @define Result-Code}. */
    record Define(Word name, List<Value> values, SourceLocation location, DiaComments comments) implements DiaSection {
        @Override
        public String tag() {
            return "define";
        }
    }

    /** {@code @bits ULR-Flags}, or {@code @bits Feature-List Feature-List-ID 1}. */
    record Bits(Word avp, Optional<When> when, List<Value> bits, SourceLocation location, DiaComments comments)
            implements DiaSection {
        @Override
        public String tag() {
            return "bits";
        }
    }

    /**
     * The AVP that decides what bits mean.
     *
     * @param avp its name
     * @param value its value
     */
    record When(Word avp, Numeral value) {
        @Override
        public String toString() {
            return avp + " " + value;
        }
    }

    /**
     * One line of {@code @enum}, {@code @define} or {@code @bits}.
     *
     * @param name the value's name
     * @param value the number
     * @param comments what stands around the line
     */
    record Value(Word name, Numeral value, DiaComments comments) {}
}
