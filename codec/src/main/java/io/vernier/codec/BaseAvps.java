package io.vernier.codec;

import io.vernier.codec.data.DiameterAddress;
import io.vernier.codec.data.DiameterUri;

/**
 * The AVPs of the base protocol that the lower floors read and write themselves, with the M bit as RFC 6733 section
 * 4.5 says. Everything else has its key in the classes generated from its dictionary.
 */
public final class BaseAvps {
    public static final AvpKey<String> SESSION_ID = AvpKey.mandatory("Session-Id", 263, AvpFormats.UTF8_STRING);

    public static final AvpKey<String> ORIGIN_HOST = AvpKey.mandatory("Origin-Host", 264, AvpFormats.DIAMETER_IDENTITY);

    public static final AvpKey<String> ORIGIN_REALM =
            AvpKey.mandatory("Origin-Realm", 296, AvpFormats.DIAMETER_IDENTITY);

    public static final AvpKey<String> DESTINATION_HOST =
            AvpKey.mandatory("Destination-Host", 293, AvpFormats.DIAMETER_IDENTITY);

    public static final AvpKey<String> DESTINATION_REALM =
            AvpKey.mandatory("Destination-Realm", 283, AvpFormats.DIAMETER_IDENTITY);

    public static final AvpKey<String> USER_NAME = AvpKey.mandatory("User-Name", 1, AvpFormats.UTF8_STRING);

    public static final AvpKey<Long> RESULT_CODE = AvpKey.mandatory("Result-Code", 268, AvpFormats.UNSIGNED32);

    public static final AvpKey<AvpList> EXPERIMENTAL_RESULT =
            AvpKey.mandatory("Experimental-Result", 297, AvpFormats.GROUPED);

    public static final AvpKey<Long> EXPERIMENTAL_RESULT_CODE =
            AvpKey.mandatory("Experimental-Result-Code", 298, AvpFormats.UNSIGNED32);

    public static final AvpKey<String> ERROR_MESSAGE = AvpKey.optional("Error-Message", 281, AvpFormats.UTF8_STRING);

    public static final AvpKey<String> ERROR_REPORTING_HOST =
            AvpKey.optional("Error-Reporting-Host", 294, AvpFormats.DIAMETER_IDENTITY);

    public static final AvpKey<AvpList> FAILED_AVP = AvpKey.mandatory("Failed-AVP", 279, AvpFormats.GROUPED);

    public static final AvpKey<DiameterAddress> HOST_IP_ADDRESS =
            AvpKey.mandatory("Host-IP-Address", 257, AvpFormats.ADDRESS);

    public static final AvpKey<Long> VENDOR_ID = AvpKey.mandatory("Vendor-Id", 266, AvpFormats.UNSIGNED32);

    public static final AvpKey<String> PRODUCT_NAME = AvpKey.optional("Product-Name", 269, AvpFormats.UTF8_STRING);

    public static final AvpKey<Long> FIRMWARE_REVISION =
            AvpKey.optional("Firmware-Revision", 267, AvpFormats.UNSIGNED32);

    public static final AvpKey<Long> ORIGIN_STATE_ID = AvpKey.mandatory("Origin-State-Id", 278, AvpFormats.UNSIGNED32);

    public static final AvpKey<Long> SUPPORTED_VENDOR_ID =
            AvpKey.mandatory("Supported-Vendor-Id", 265, AvpFormats.UNSIGNED32);

    public static final AvpKey<Long> AUTH_APPLICATION_ID =
            AvpKey.mandatory("Auth-Application-Id", 258, AvpFormats.UNSIGNED32);

    public static final AvpKey<Long> ACCT_APPLICATION_ID =
            AvpKey.mandatory("Acct-Application-Id", 259, AvpFormats.UNSIGNED32);

    public static final AvpKey<AvpList> VENDOR_SPECIFIC_APPLICATION_ID =
            AvpKey.mandatory("Vendor-Specific-Application-Id", 260, AvpFormats.GROUPED);

    public static final AvpKey<Long> INBAND_SECURITY_ID =
            AvpKey.mandatory("Inband-Security-Id", 299, AvpFormats.UNSIGNED32);

    public static final AvpKey<Integer> DISCONNECT_CAUSE =
            AvpKey.mandatory("Disconnect-Cause", 273, AvpFormats.ENUMERATED);

    public static final AvpKey<AvpList> PROXY_INFO = AvpKey.mandatory("Proxy-Info", 284, AvpFormats.GROUPED);

    public static final AvpKey<String> PROXY_HOST = AvpKey.mandatory("Proxy-Host", 280, AvpFormats.DIAMETER_IDENTITY);

    public static final AvpKey<byte[]> PROXY_STATE = AvpKey.mandatory("Proxy-State", 33, AvpFormats.OCTET_STRING);

    public static final AvpKey<String> ROUTE_RECORD =
            AvpKey.mandatory("Route-Record", 282, AvpFormats.DIAMETER_IDENTITY);

    public static final AvpKey<DiameterUri> REDIRECT_HOST =
            AvpKey.mandatory("Redirect-Host", 292, AvpFormats.DIAMETER_URI);

    public static final AvpKey<Integer> REDIRECT_HOST_USAGE =
            AvpKey.mandatory("Redirect-Host-Usage", 261, AvpFormats.ENUMERATED);

    public static final AvpKey<Long> REDIRECT_MAX_CACHE_TIME =
            AvpKey.mandatory("Redirect-Max-Cache-Time", 262, AvpFormats.UNSIGNED32);

    private BaseAvps() {}
}
