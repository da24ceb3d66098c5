package org.spaarpunt.api3.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import org.spaarpunt.rewards.CashInState;

/** The fields of every rejection; the names are those of the wire. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ErrorBody(
        ErrorCode code,
        String message,
        Optional<Integer> points,
        Optional<String> requiredPermission,
        Optional<CashInState> cashInState)
        implements CodeAnswer {

    public static ErrorBody of(ErrorCode code, String message) {
        return new ErrorBody(code, message, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static ErrorBody accessDenied(String requiredPermission, Messages messages) {
        return new ErrorBody(
                ErrorCode.ACCESS_DENIED,
                messages.text("error.ACCESS_DENIED", requiredPermission),
                Optional.empty(),
                Optional.of(requiredPermission),
                Optional.empty());
    }

    public ErrorBody with(CashInState state) {
        return new ErrorBody(code, message, points, requiredPermission, Optional.of(state));
    }
}
