package io.vernier.dictionary.lint;

import io.vernier.dictionary.dia.DiaCheck;

/** What to do about each rule that a dictionary can break. */
final class Remedies {
    private Remedies() {}

    static String of(DiaCheck check) {
        return switch (check) {
            case SCAN -> "Remove the character, or put the name in quotes: 'name'.";
            case PARSE -> "Write what is expected there; docs/dia-language.md has the grammar of each section.";
            case DUPLICATE_SECTION -> "Keep one of the sections.";
            case UINT32_OUT_OF_RANGE -> "Write a number of 32 bits; command codes have 24.";
            case MESSAGES_WITHOUT_ID -> "Add @id with the application's number.";
            case AVP_NAME_ALREADY_DEFINED -> "Rename or remove one of the two AVPs.";
            case AVP_CODE_ALREADY_DEFINED ->
                "Correct one of the codes, or put one of the AVPs under its vendor with @avp_vendor_id.";
            case AVP_HAS_UNKNOWN_TYPE -> "Use a type of RFC 6733 sections 4.2 and 4.3; OctetString holds anything.";
            case AVP_HAS_INVALID_FLAG, AVP_HAS_DUPLICATE_FLAG ->
                "Write each of V, M and P at most once, or - for none.";
            case AVP_FLAGS_NOT_INHERITED -> "Write the flags into @avp_types, where the AVP is defined.";
            case AVP_FLAGS_CHANGE_VENDOR -> "Keep the V as it is where the AVP is defined; change M and P only.";
            case AVP_HAS_VENDOR_ID -> "Give the AVP the flag V, or take it out of @avp_vendor_id.";
            case AVP_HAS_NO_VENDOR -> "Add @vendor, or name the AVP in @avp_vendor_id, or drop the flag V.";
            case AVP_ALREADY_DEFINED -> "Keep the AVP in one of the sections.";
            case AVP_NOT_DEFINED -> "Correct the name, add the AVP to @avp_types, or inherit it with @inherits.";
            case GROUP_ALREADY_DEFINED -> "Keep one of the grammars.";
            case GROUPED_AVP_NOT_DEFINED -> "Add the AVP to @avp_types with type Grouped, or correct the name.";
            case GROUPED_AVP_HAS_WRONG_TYPE -> "Make the AVP Grouped in @avp_types, or remove its grammar.";
            case GROUPED_AVP_CODE_MISMATCH -> "Write the code of @avp_types into the group's header.";
            case GROUPED_AVP_NOT_GROUPED -> "Add the grammar to @grouped; \"* [ AVP ]\" takes anything.";
            case GROUPED_VENDOR_ID_WITHOUT_FLAG ->
                "Give the AVP the flag V, or drop the vendor from the group's header.";
            case GROUPED_VENDOR_ID_MISMATCH ->
                "Write the same vendor in both places, or drop it from the group's header.";
            case MESSAGE_NAME_ALREADY_DEFINED -> "Rename or remove one of the two commands.";
            case MESSAGE_CODE_ALREADY_DEFINED ->
                "Correct one of the codes: an application has one request and one answer with each.";
            case MESSAGE_HAS_DUPLICATE_FLAG -> "Write REQ and PXY at most once.";
            case MESSAGE_HAS_ERROR_FLAG -> "Drop ERR: only answer-message has it.";
            case MESSAGE_APPLICATION_ID_MISMATCH -> "Drop the number from the header: @id says it for all commands.";
            case MESSAGE_MISSING -> "Add the other half: a request and an answer with the same code.";
            case INVALID_AVP_ORDER -> "Write < fixed > AVPs first, then { required } ones, then [ optional ] ones.";
            case REQUIRED_AVP_HAS_ZERO_MAX_ARITY, REQUIRED_AVP_HAS_ZERO_MIN_ARITY ->
                "Use [ ] for what need not be present.";
            case OPTIONAL_AVP_HAS_NONZERO_MIN_ARITY -> "Use { } for what must be present.";
            case QUALIFIER_HAS_MIN_GREATER_THAN_MAX -> "Swap the two numbers.";
            case AVP_ALREADY_REFERENCED -> "Keep one of the lines, with a number of occurrences such as 0*2.";
            case ALREADY_DECLARED -> "Put all values into one section.";
            case KEY_ALREADY_DEFINED -> "Rename or remove one of the two values.";
            case ENUMERATED_AVP_HAS_WRONG_LOCAL_TYPE, ENUMERATED_AVP_HAS_WRONG_INHERITED_TYPE ->
                "Make the AVP Enumerated, or name its numbers with @define.";
            case ENUMERATED_AVP_NOT_DEFINED -> "Correct the name, define the AVP, or use @define for plain constants.";
            case UNKNOWN_ENCODING -> "Use one of the encodings that docs/dia-language.md lists.";
            case ENCODING_HAS_WRONG_TYPE -> "Correct the AVP's type, or take it out of @encoding.";
            case BITS_HAS_WRONG_TYPE -> "Make the AVP Unsigned32 or Unsigned64, or name its numbers with @define.";
            case BIT_OUT_OF_RANGE -> "Number bits from 0, the lowest, to 31, or to 63 of an Unsigned64.";
            case BIT_ALREADY_DEFINED -> "Correct one of the numbers, or remove one of the names.";
            case INHERITED_AVP_ALREADY_DEFINED, IMPORTED_AVP_ALREADY_DEFINED ->
                "Inherit by name only what you need, without this AVP, or do not define it here.";
            case DUPLICATE_IMPORT -> "Take the AVP from one dictionary.";
            case REQUESTED_AVP_NOT_FOUND -> "Correct the name, or inherit the AVP from where it is defined.";
            case NOT_LOADED -> "Put the .dia file beside this one, or correct the name after @inherits.";
            case INHERITS_CYCLE -> "Move what both dictionaries need into a third one.";
        };
    }
}
