import { contactFormPromises } from "./contact-form/contact-form-promises";
import { hostForm } from "./host-form";

describe("the contact form's script on the form host's Xrm", () => contactFormPromises(hostForm));
