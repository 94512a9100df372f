//! What is drawn onto X's pages: chip, card, template picker.
