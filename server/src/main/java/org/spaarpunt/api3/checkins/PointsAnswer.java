package org.spaarpunt.api3.checkins;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import org.spaarpunt.api3.wire.CodeAnswer;
import org.spaarpunt.api3.wire.ErrorCode;

/** The answer to a question about points; the names are those of the wire. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record PointsAnswer(ErrorCode code, Optional<String> message, Optional<Integer> points) implements CodeAnswer {}
