import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.ErrorDetails;
import org.verapdf.pdfa.validation.profiles.ProfileDetails;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Reference;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Reads veraPDF's own validation profiles out of its jar.
 *
 * <p>veraPDF reads them with JAXB, which the jar does not carry; the XML parser of the Java
 * platform does. Every attribute that the validator looks at is taken over.
 */
final class ProfileReader {
    /** Our name of a flavour, as XMP and the command line of veraPDF say it, to the file's. */
    private static final Map<String, String> FILES =
            Map.of(
                    "ua1", "PDFUA-1",
                    "1b", "PDFA-1B",
                    "2a", "PDFA-2A",
                    "2b", "PDFA-2B",
                    "2u", "PDFA-2U",
                    "3a", "PDFA-3A");

    private ProfileReader() {}

    static ValidationProfile read(String flavour) throws Exception {
        String file = FILES.get(flavour);
        if (file == null) {
            throw new IllegalArgumentException("flavour is one of " + FILES.keySet());
        }
        Element root = parse("org/verapdf/pdfa/validation/" + file + ".xml");
        Set<Rule> rules = new LinkedHashSet<>();
        for (Element rule : children(child(root, "rules"), "rule")) {
            rules.add(rule(rule));
        }
        Set<Variable> variables = new LinkedHashSet<>();
        for (Element variable : children(child(root, "variables"), "variable")) {
            variables.add(
                    Profiles.variableFromValues(
                            variable.getAttribute("name"),
                            variable.getAttribute("object"),
                            text(variable, "defaultValue"),
                            text(variable, "value")));
        }
        return Profiles.profileFromValues(
                PDFAFlavour.valueOf(root.getAttribute("flavour")),
                details(child(root, "details")),
                "",
                rules,
                variables);
    }

    private static Element parse(String resource) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        ClassLoader loader = ValidationProfile.class.getClassLoader();
        try (InputStream stream = loader.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IOException("the jar has no " + resource);
            }
            return factory.newDocumentBuilder().parse(stream).getDocumentElement();
        }
    }

    private static Rule rule(Element rule) {
        Element id = child(rule, "id");
        RuleId ruleId =
                Profiles.ruleIdFromValues(
                        PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                        id.getAttribute("clause"),
                        Integer.parseInt(id.getAttribute("testNumber")));
        List<Reference> references = new ArrayList<>();
        for (Element reference : children(child(rule, "references"), "reference")) {
            references.add(
                    Profiles.referenceFromValues(
                            reference.getAttribute("specification"),
                            reference.getAttribute("clause")));
        }
        String deferred = attribute(rule, "deferred");
        return Profiles.ruleFromValues(
                ruleId,
                rule.getAttribute("object"),
                deferred == null ? null : Boolean.valueOf(deferred),
                attribute(rule, "tags"),
                text(rule, "description"),
                text(rule, "test"),
                error(child(rule, "error")),
                references);
    }

    private static ErrorDetails error(Element error) {
        List<ErrorArgument> arguments = new ArrayList<>();
        String message = text(error, "message");
        for (Element argument : children(child(error, "arguments"), "argument")) {
            arguments.add(
                    ErrorArgumentImpl.fromValues(
                            argument.getTextContent(), attribute(argument, "name"), null));
        }
        return Profiles.errorFromValues(message == null ? "" : message, arguments);
    }

    private static ProfileDetails details(Element details) {
        return Profiles.profileDetailsFromValues(
                text(details, "name"),
                text(details, "description"),
                details.getAttribute("creator"),
                new Date(0));
    }

    private static String attribute(Element element, String name) {
        return element.hasAttribute(name) ? element.getAttribute(name) : null;
    }

    private static String text(Element parent, String name) {
        Element found = child(parent, name);
        return found == null ? null : found.getTextContent();
    }

    private static Element child(Element parent, String name) {
        List<Element> found = children(parent, name);
        return found.isEmpty() ? null : found.get(0);
    }

    /** Child elements of that name; none of a parent that is not there. */
    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        Node node = parent == null ? null : parent.getFirstChild();
        for (; node != null; node = node.getNextSibling()) {
            if (node instanceof Element && name.equals(node.getLocalName())) {
                found.add((Element) node);
            }
        }
        return found;
    }
}
