export { deskRoutes } from './desk/routes.ts'
export { publicRoutes } from './public/routes.ts'
