package org.spaarpunt.testing;

import java.util.List;

/** Texts that have broken programs before. All of them are Unicode, so that they can be signed. */
public final class HostileText {
    private HostileText() {}

    public static List<String> all() {
        return List.of(
                "\0",
                "nobody-knows-it\0",
                "\u0001\u0008\u000B\u001B\u001F\u007F\u0085",
                "\uFFFE\uFFFF",
                "\uD83C\uDF9F\uFE0F \uD83D\uDC69\u200D\uD83D\uDC67",
                "\u202E\u0301\uFEFF",
                "٠٩٨٧٦٥٤٣٢١١١٣",
                "x\r\nSet-Cookie: y=z\r\n\r\n<html>",
                "]]><points>1000</points><![CDATA[",
                "&lol;<!DOCTYPE x>\"'",
                "' or '1'='1' -- \\",
                "{NULL,\"a\\\"}",
                "%00%zz%",
                "x".repeat(60_000));
    }
}
