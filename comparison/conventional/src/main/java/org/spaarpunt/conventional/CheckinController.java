package org.spaarpunt.conventional;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.spaarpunt.conventional.CheckinService.Asked;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code passholder/checkin}, in XML. */
@RestController
class CheckinController {
    private static final MediaType XML = new MediaType("application", "xml", StandardCharsets.UTF_8);
    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    private static final Pattern NUMBER = Pattern.compile("\\d{13}");

    private final OAuthVerifier verifier;
    private final CheckinService service;

    CheckinController(OAuthVerifier verifier, CheckinService service) {
        this.verifier = verifier;
        this.service = service;
    }

    @PostMapping("/uitid/rest/uitpas/passholder/checkin")
    ResponseEntity<String> checkIn(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String cdbid,
            @RequestParam(defaultValue = "") String uitpasNumber,
            @RequestParam(defaultValue = "") String chipNumber,
            @RequestParam(defaultValue = "") String balieConsumerKey) {
        var caller = verifier.verify(request);
        var number = uitpasNumber.strip();
        if (cdbid.isEmpty() || (number.isEmpty() && chipNumber.isEmpty())) {
            throw new RefusedException("MISSING_REQUIRED_FIELDS", "Er ontbreekt een veld", null);
        }
        if (!number.isEmpty() && !chipNumber.isEmpty()) {
            throw new RefusedException("INVALID_PARAMETERS", "Een nummer is genoeg", null);
        }
        if (!number.isEmpty() && !NUMBER.matcher(number).matches()) {
            throw new RefusedException("PARSE_INVALID_UITPASNUMBER", "Geen kaartnummer", null);
        }
        var asked = new Asked(
                cdbid,
                number.isEmpty() ? null : number,
                chipNumber,
                balieConsumerKey.isEmpty() ? caller.consumerKey() : balieConsumerKey);
        int points = service.checkIn(caller, asked);
        return answer(HttpStatus.OK, "<points>" + points + "</points>");
    }

    @ExceptionHandler
    ResponseEntity<String> refused(RefusedException refused) {
        var points = refused.points() == null ? "" : "<points>" + refused.points() + "</points>";
        return answer(
                HttpStatus.BAD_REQUEST,
                "<code>" + refused.code() + "</code><message>" + refused.getMessage() + "</message>" + points);
    }

    @ExceptionHandler
    ResponseEntity<String> unsigned(OAuthException problem) {
        return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                .header(
                        "WWW-Authenticate",
                        "OAuth realm=\"conventional\", oauth_problem=\"" + problem.getMessage() + "\"")
                .contentType(XML)
                .body(DECLARATION + "<response><code>UNAUTHORIZED</code><message>" + problem.getMessage()
                        + "</message></response>");
    }

    private static ResponseEntity<String> answer(HttpStatus status, String elements) {
        return ResponseEntity.status(status)
                .contentType(XML)
                .body(DECLARATION + "<response>" + elements + "</response>");
    }
}
