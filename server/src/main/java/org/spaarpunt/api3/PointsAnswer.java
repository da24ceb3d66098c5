package org.spaarpunt.api3;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/** The answer to a question about points; the names are those of the wire. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record PointsAnswer(ErrorCode code, Optional<String> message, Optional<Integer> points) implements Coded {}
