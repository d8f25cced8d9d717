package io.vernier.dictionary.dia;

import java.util.Locale;

/**
 * The rules that a dictionary can break. The names are stable: tools may tell problems apart by them.
 * Where Erlang's dictionary compiler has the same rule, the name is the same.
 */
public enum DiaCheck {
    /** A character or a quoted name that the language does not have. */
    SCAN,
    /** A word or sign at a place where the language expects another. */
    PARSE,
    /** {@code @id}, {@code @name}, {@code @prefix} or {@code @vendor} a second time. */
    DUPLICATE_SECTION,
    /** A number above 2<sup>32</sup>-1, or a command code above 2<sup>24</sup>-1. */
    UINT32_OUT_OF_RANGE,
    /** {@code @messages} without {@code @id}. */
    MESSAGES_WITHOUT_ID,
    /** An AVP name twice in {@code @avp_types}. */
    AVP_NAME_ALREADY_DEFINED,
    /** An AVP code and vendor twice in {@code @avp_types}. */
    AVP_CODE_ALREADY_DEFINED,
    /** A type that RFC 6733 does not have. */
    AVP_HAS_UNKNOWN_TYPE,
    /** A flag other than V, M and P. */
    AVP_HAS_INVALID_FLAG,
    /** A flag twice. */
    AVP_HAS_DUPLICATE_FLAG,
    /** {@code @avp_flags} for an AVP that is defined here. */
    AVP_FLAGS_NOT_INHERITED,
    /** {@code @avp_flags} with V for an AVP without vendor, or without V for one that has a vendor. */
    AVP_FLAGS_CHANGE_VENDOR,
    /** {@code @avp_vendor_id} for an AVP without V. */
    AVP_HAS_VENDOR_ID,
    /** V without any section that says which vendor. */
    AVP_HAS_NO_VENDOR,
    /** An AVP twice in sections of one kind. */
    AVP_ALREADY_DEFINED,
    /** An AVP that is used but neither defined nor inherited. */
    AVP_NOT_DEFINED,
    /** A grammar for one group twice. */
    GROUP_ALREADY_DEFINED,
    /** A grammar for a group that {@code @avp_types} does not have. */
    GROUPED_AVP_NOT_DEFINED,
    /** A grammar for an AVP of another type. */
    GROUPED_AVP_HAS_WRONG_TYPE,
    /** A grammar with another code than {@code @avp_types} says. */
    GROUPED_AVP_CODE_MISMATCH,
    /** An AVP of type Grouped without a grammar. */
    GROUPED_AVP_NOT_GROUPED,
    /** A vendor in the group's header for an AVP without V. */
    GROUPED_VENDOR_ID_WITHOUT_FLAG,
    /** A vendor in the group's header other than in {@code @avp_vendor_id}. */
    GROUPED_VENDOR_ID_MISMATCH,
    /** A command name twice. */
    MESSAGE_NAME_ALREADY_DEFINED,
    /** A second request or answer with the same command code. */
    MESSAGE_CODE_ALREADY_DEFINED,
    /** REQ or PXY twice in one header. */
    MESSAGE_HAS_DUPLICATE_FLAG,
    /** ERR in a command other than {@code answer-message}. */
    MESSAGE_HAS_ERROR_FLAG,
    /** An application id in a header other than {@code @id}. */
    MESSAGE_APPLICATION_ID_MISMATCH,
    /** A request without its answer or the other way round. */
    MESSAGE_MISSING,
    /** Fixed after required, required after optional. */
    INVALID_AVP_ORDER,
    /** A required AVP that must not be present. */
    REQUIRED_AVP_HAS_ZERO_MAX_ARITY,
    /** A required AVP that need not be present. */
    REQUIRED_AVP_HAS_ZERO_MIN_ARITY,
    /** An optional AVP that must be present. */
    OPTIONAL_AVP_HAS_NONZERO_MIN_ARITY,
    /** A minimum above the maximum. */
    QUALIFIER_HAS_MIN_GREATER_THAN_MAX,
    /** An AVP twice in one grammar. */
    AVP_ALREADY_REFERENCED,
    /** {@code @enum} or {@code @define} with the same name twice. */
    ALREADY_DECLARED,
    /** A value's name twice. */
    KEY_ALREADY_DEFINED,
    /** {@code @enum} for an AVP of another type, defined here. */
    ENUMERATED_AVP_HAS_WRONG_LOCAL_TYPE,
    /** {@code @enum} for an AVP of another type, inherited. */
    ENUMERATED_AVP_HAS_WRONG_INHERITED_TYPE,
    /** {@code @enum} for an AVP that is neither defined nor inherited. */
    ENUMERATED_AVP_NOT_DEFINED,
    /** {@code @encoding} with a name that no encoding has. */
    UNKNOWN_ENCODING,
    /** {@code @encoding} for an AVP whose type cannot hold it. */
    ENCODING_HAS_WRONG_TYPE,
    /** {@code @bits} for an AVP other than Unsigned32 and Unsigned64, or for a condition on such a one. */
    BITS_HAS_WRONG_TYPE,
    /** A bit that the AVP's type does not have. */
    BIT_OUT_OF_RANGE,
    /** Two names for one bit. */
    BIT_ALREADY_DEFINED,
    /** An AVP inherited by name although it is defined here. */
    INHERITED_AVP_ALREADY_DEFINED,
    /** An AVP inherited with its whole dictionary although it is defined here. */
    IMPORTED_AVP_ALREADY_DEFINED,
    /** An AVP inherited twice. */
    DUPLICATE_IMPORT,
    /** An AVP inherited by name that the other dictionary does not define. */
    REQUESTED_AVP_NOT_FOUND,
    /** An inherited dictionary that cannot be found. */
    NOT_LOADED,
    /** A dictionary that inherits from itself, directly or over others. */
    INHERITS_CYCLE;

    /** The stable name, such as {@code avp_not_defined}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
