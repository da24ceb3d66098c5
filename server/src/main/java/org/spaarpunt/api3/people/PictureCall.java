package org.spaarpunt.api3.people;

import java.util.List;
import org.spaarpunt.api3.wire.ApiRequest;
import org.spaarpunt.api3.wire.CallParameters;
import org.spaarpunt.api3.wire.ErrorCode;
import org.spaarpunt.api3.wire.Format;
import org.spaarpunt.api3.wire.RequestActor;
import org.spaarpunt.api3.wire.XmlElement;
import org.spaarpunt.http.Response;
import org.spaarpunt.passholders.PassholderFeature;
import org.spaarpunt.passholders.PassholderReader.Pictures;
import org.spaarpunt.passholders.Picture;

/** {@code POST passholder/{uid}/uploadPicture}: the photograph of a passholder. */
final class PictureCall {
    private static final String PICTURE = "picture";

    public static final CallParameters READS = CallParameters.optional(PresenceParameters.CODE, ApiRequest.COUNTER_KEY)
            .withUpload(PICTURE);

    private final PassholderFeature feature;

    public PictureCall(PassholderFeature feature) {
        this.feature = feature;
    }

    public Response save(ApiRequest request) {
        if (request.upload().isEmpty() || request.upload().get().content().length == 0) {
            return request.refusals().missingParameters(List.of(PICTURE));
        }
        var picture = Picture.of(request.upload().get().content());
        if (picture.isEmpty()) {
            return request.refusals()
                    .badRequest(ErrorCode.INVALID_PARAMETERS, "error.INVALID_PARAMETERS.value", PICTURE);
        }
        var person = feature.people().find(request.segment(), Pictures.WITHOUT);
        if (person.isEmpty()) {
            return request.refusals().unknownPassholder(400);
        }
        return feature.changes()
                .change(person.get(), picture.get(), RequestActor.of(request), PresenceParameters.evidence(request))
                .map(objection -> ObjectionAnswers.refusal(objection, request))
                .orElseGet(() ->
                        Format.xml(200, XmlElement.of("response", XmlElement.of("code", ErrorCode.ACTION_SUCCEEDED))));
    }
}
