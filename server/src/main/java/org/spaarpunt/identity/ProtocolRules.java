package org.spaarpunt.identity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.spaarpunt.identity.Parameters.Parameter;
import org.spaarpunt.identity.Verification.Rejected;

/** The rules for a request's protocol parameters that need no secret (RFC 5849 sections 3.1 to 3.3). */
final class ProtocolRules {
    /** Enough until the year 30,000,000, and too few to overflow a long. */
    private static final int MAX_TIMESTAMP_DIGITS = 15;

    private static final List<String> REQUIRED = List.of(
            ProtocolParameters.CONSUMER_KEY,
            ProtocolParameters.SIGNATURE_METHOD,
            ProtocolParameters.TIMESTAMP,
            ProtocolParameters.NONCE,
            ProtocolParameters.SIGNATURE);

    private record MaxLength(String name, int characters) {}

    /** In the order in which errors report them; other parameters are bounded by the limits of header and body. */
    private static final List<MaxLength> MAX_LENGTHS = List.of(
            new MaxLength(ProtocolParameters.CONSUMER_KEY, OAuthVerifier.MAX_IDENTIFIER_LENGTH),
            new MaxLength(ProtocolParameters.NONCE, OAuthVerifier.MAX_IDENTIFIER_LENGTH),
            new MaxLength(ProtocolParameters.TIMESTAMP, MAX_TIMESTAMP_DIGITS),
            new MaxLength(ProtocolParameters.TOKEN, OAuthVerifier.MAX_IDENTIFIER_LENGTH));

    /** The first rule that objects decides the answer. */
    private static final List<Rule> IN_ORDER = List.of(
            ProtocolRules::everythingRequiredIsThere,
            ProtocolRules::nothingHoldsAControlCharacter,
            ProtocolRules::nothingIsTooLong,
            ProtocolRules::theVersionIsOneZero,
            ProtocolRules::theSignatureMethodIsOffered,
            ProtocolRules::theTimestampIsANumber,
            ProtocolRules::theTimestampIsNearTheClock);

    @FunctionalInterface
    private interface Rule {
        Optional<Rejected> objection(ProtocolParameters protocol, Instant now);
    }

    private ProtocolRules() {}

    static Optional<Rejected> firstObjection(ProtocolParameters protocol, Instant now) {
        for (Rule rule : IN_ORDER) {
            Optional<Rejected> objection = rule.objection(protocol, now);
            if (objection.isPresent()) {
                return objection;
            }
        }
        return Optional.empty();
    }

    private static Optional<Rejected> everythingRequiredIsThere(ProtocolParameters protocol, Instant now) {
        List<String> absent = new ArrayList<>();
        for (String name : REQUIRED) {
            if (protocol.valueOrEmpty(name).isEmpty()) {
                absent.add(name);
            }
        }
        return absent.isEmpty()
                ? Optional.empty()
                : objection(
                        OAuthProblem.PARAMETER_ABSENT,
                        "Absent from Authorization header, query and form: " + String.join(", ", absent) + ".");
    }

    /** Databases and logs cannot handle NUL and other control characters; no client has a reason to send them. */
    private static Optional<Rejected> nothingHoldsAControlCharacter(ProtocolParameters protocol, Instant now) {
        for (Parameter pair : protocol.pairs()) {
            if (holdsControlCharacter(pair.name()) || holdsControlCharacter(pair.value())) {
                return objection(OAuthProblem.PARAMETER_REJECTED, "A control character stands in an oauth_ parameter.");
            }
        }
        return Optional.empty();
    }

    private static boolean holdsControlCharacter(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Rejected> nothingIsTooLong(ProtocolParameters protocol, Instant now) {
        List<String> tooLong = new ArrayList<>();
        for (MaxLength limit : MAX_LENGTHS) {
            if (protocol.valueOrEmpty(limit.name()).length() > limit.characters()) {
                tooLong.add(limit.name());
            }
        }
        return tooLong.isEmpty()
                ? Optional.empty()
                : objection(OAuthProblem.PARAMETER_REJECTED, "Too long: " + String.join(", ", tooLong) + ".");
    }

    private static Optional<Rejected> theVersionIsOneZero(ProtocolParameters protocol, Instant now) {
        String version = protocol.valueOrEmpty(ProtocolParameters.VERSION);
        return version.isEmpty() || version.equals(ProtocolParameters.VERSION_ONE)
                ? Optional.empty()
                : objection(OAuthProblem.PARAMETER_REJECTED, "oauth_version must be 1.0 or absent.");
    }

    private static Optional<Rejected> theSignatureMethodIsOffered(ProtocolParameters protocol, Instant now) {
        return SignatureMethod.named(protocol.valueOrEmpty(ProtocolParameters.SIGNATURE_METHOD))
                        .isPresent()
                ? Optional.empty()
                : objection(
                        OAuthProblem.SIGNATURE_METHOD_REJECTED,
                        "oauth_signature_method must be HMAC-SHA1 or HMAC-SHA256.");
    }

    private static Optional<Rejected> theTimestampIsANumber(ProtocolParameters protocol, Instant now) {
        return isDigitsOnly(protocol.valueOrEmpty(ProtocolParameters.TIMESTAMP))
                ? Optional.empty()
                : objection(
                        OAuthProblem.TIMESTAMP_REFUSED,
                        "oauth_timestamp must be the number of seconds since 1970, in digits.");
    }

    private static boolean isDigitsOnly(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static Optional<Rejected> theTimestampIsNearTheClock(ProtocolParameters protocol, Instant now) {
        long behind = now.getEpochSecond() - protocol.timestamp();
        long allowed = OAuthVerifier.TIMESTAMP_WINDOW.toSeconds();
        return Math.abs(behind) <= allowed
                ? Optional.empty()
                : objection(
                        OAuthProblem.TIMESTAMP_REFUSED,
                        "oauth_timestamp is %d s %s the server's clock; %d s are allowed."
                                .formatted(Math.abs(behind), behind > 0 ? "behind" : "ahead of", allowed));
    }

    private static Optional<Rejected> objection(OAuthProblem problem, String detail) {
        return Optional.of(new Rejected(problem, detail));
    }
}
