/** Loads what a name is typed with; called once the page is idle, so that it stands as soon as a node is added. */
export const loadNameField = () => import('./name-field')
