package org.spaarpunt.api4.wire;

/** The ways in which a request can say on whose behalf it comes; an operation accepts some of them. */
public enum TokenKind {
    /** A bearer token of a user. */
    USER,
    /** A bearer token of an application, without a user. */
    CLIENT,
    /** The application's id alone, in {@code x-client-id} or {@code clientId}: enough for what is public. */
    CLIENT_ID,
    /** The secret of a check-in device, in {@code x-custom-token}. */
    DEVICE,
    /** Nothing, or what the operation itself reads. */
    NONE
}
