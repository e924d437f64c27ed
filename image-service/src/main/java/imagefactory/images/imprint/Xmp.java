package imagefactory.images.imprint;

import static java.nio.charset.StandardCharsets.UTF_8;

import imagefactory.contracts.Description;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/// An imprint as an XMP packet. The prompt stands where IPTC's Photo Metadata Standard 2025.1 wants
/// it, with the seed in a line of its own below: no property that readers know is a seed's.
final class Xmp {
  private static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
  private static final String DC = "http://purl.org/dc/elements/1.1/";
  private static final String IPTC = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/";

  /// IPTC's code for what a trained model made.
  private static final String MADE_BY_A_MODEL =
      "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia";

  private static final String SEED = "\nSeed: ";

  private Xmp() {}

  static byte[] packet(Imprint imprint) {
    return """
    <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
    <x:xmpmeta xmlns:x="adobe:ns:meta/">
     <rdf:RDF xmlns:rdf="%s">
      <rdf:Description rdf:about="" xmlns:dc="%s" xmlns:Iptc4xmpExt="%s" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
       <xmp:CreatorTool>Image Factory</xmp:CreatorTool>
       <Iptc4xmpExt:DigitalSourceType>%s</Iptc4xmpExt:DigitalSourceType>
       <Iptc4xmpExt:AISystemUsed>%s</Iptc4xmpExt:AISystemUsed>
       <Iptc4xmpExt:AIPromptInformation>%s</Iptc4xmpExt:AIPromptInformation>%s
      </rdf:Description>
     </rdf:RDF>
    </x:xmpmeta>
    <?xpacket end="r"?>\
    """
        .formatted(
            RDF,
            DC,
            IPTC,
            MADE_BY_A_MODEL,
            escaped(imprint.system()),
            escaped(imprint.prompt() + SEED + imprint.seed()),
            imprint.described().map(Xmp::words).orElse(""))
        .getBytes(UTF_8);
  }

  private static String words(Description words) {
    String tags =
        words.tags().stream()
            .map(tag -> "<rdf:li>" + escaped(tag) + "</rdf:li>")
            .collect(Collectors.joining());
    return """

    <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
    <dc:description><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:description>
    <dc:subject><rdf:Bag>%s</rdf:Bag></dc:subject>\
    """
        .formatted(escaped(words.title()), escaped(words.description()), tags);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  static Imprint read(byte[] packet) {
    Document xml = parse(packet);
    String source = only(xml, IPTC, "DigitalSourceType").getTextContent();
    if (!source.equals(MADE_BY_A_MODEL)) {
      throw new IllegalArgumentException("expected a picture of a model, found " + source);
    }
    String asked = only(xml, IPTC, "AIPromptInformation").getTextContent();
    int seed = asked.lastIndexOf(SEED);
    return new Imprint(
        xml.getElementsByTagNameNS(DC, "title").getLength() == 0 ? null : described(xml),
        asked.substring(0, seed),
        Long.parseLong(asked.substring(seed + SEED.length())),
        only(xml, IPTC, "AISystemUsed").getTextContent());
  }

  private static Description described(Document xml) {
    return new Description(
        items(only(xml, DC, "title")).getFirst(),
        items(only(xml, DC, "description")).getFirst(),
        items(only(xml, DC, "subject")));
  }

  private static List<String> items(Element property) {
    NodeList items = property.getElementsByTagNameNS(RDF, "li");
    return IntStream.range(0, items.getLength())
        .mapToObj(i -> items.item(i).getTextContent())
        .toList();
  }

  private static Element only(Document xml, String namespace, String name) {
    NodeList found = xml.getElementsByTagNameNS(namespace, name);
    if (found.getLength() == 1 && found.item(0) instanceof Element element) {
      return element;
    }
    throw new IllegalArgumentException(
        "expected one %s, found %d".formatted(name, found.getLength()));
  }

  private static Document parse(byte[] packet) {
    try {
      var factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory.newDocumentBuilder().parse(new ByteArrayInputStream(packet));
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new IllegalArgumentException("expected XML, found other bytes", e);
    }
  }
}
