package org.spaarpunt.api3;

import java.io.StringReader;
import java.io.StringWriter;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;

/** XML for people to read: an element a line. */
final class XmlLines {
    private XmlLines() {}

    static String of(String document) {
        try {
            var transformer = TransformerFactory.newDefaultInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.INDENT, "yes");
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            transformer.setOutputProperty("{http://xml.apache.org/xslt}indent-amount", "2");
            var lines = new StringWriter();
            transformer.transform(new StreamSource(new StringReader(document)), new StreamResult(lines));
            return lines.toString().strip() + "\n";
        } catch (TransformerException broken) {
            throw new IllegalStateException(document, broken);
        }
    }
}
